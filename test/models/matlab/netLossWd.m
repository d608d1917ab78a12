function [ret_loss, ret_grad] = netLossWd(model, data, wd_coefficient)
  % model.input_to_hid : weights from the input units to the hidden units
  % model.hid_to_class : weights from the hidden units to the softmax units
  % data.inputs, data.targets : one column per training case

  % before the activation functions
  hid_input = model.input_to_hid * data.inputs;
  hid_output = logistic(hid_input);
  class_input = model.hid_to_class * hid_output;

  class_normalizer = log_sum_exp_over_rows(class_input);
  log_class_prob = class_input - repmat(class_normalizer, [size(class_input, 1), 1]);
  class_prob = exp(log_class_prob);

  classification_loss = -mean(sum(log_class_prob .* data.targets, 1));
  wd_loss = sum(model_to_theta(model).^2)/2*wd_coefficient;
  ret_loss = classification_loss + wd_loss;

  n_cases = size(data.inputs, 2);
  d_class = (class_prob - data.targets) / n_cases;
  d_hid = (model.hid_to_class' * d_class) .* hid_output .* (1 - hid_output);
  ret_grad.input_to_hid = d_hid * data.inputs' + wd_coefficient * model.input_to_hid;
  ret_grad.hid_to_class = d_class * hid_output' + wd_coefficient * model.hid_to_class;
end

function ret = logistic(input)
  ret = 1 ./ (1 + exp(-input));
end

function ret = log_sum_exp_over_rows(a)
  % This computes log(sum(exp(a), 1)) in a numerically stable way
  maxs_small = max(a, [], 1);
  maxs_big = repmat(maxs_small, [size(a, 1), 1]);
  ret = log(sum(exp(a - maxs_big), 1)) + maxs_small;
end

function ret = model_to_theta(model)
  input_to_hid_transpose = transpose(model.input_to_hid);
  hid_to_class_transpose = transpose(model.hid_to_class);
  ret = [input_to_hid_transpose(:); hid_to_class_transpose(:)];
end
