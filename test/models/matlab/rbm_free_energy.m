function E = rbm_free_energy(v, W, a, b)
E = -v' * a - sum(log(1 + exp(b + W' * v)));
end
