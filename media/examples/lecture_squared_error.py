# Start at the end: c is the sum of squared errors.
# Look at f̄ = 2 (f − y): it is where every gradient begins.
import numpy as np

f = np.array([0.2, 1.1, -0.4, 0.7])
y = np.array([0.0, 1.0, -0.5, 1.0])

c = np.sum((f - y) ** 2)
