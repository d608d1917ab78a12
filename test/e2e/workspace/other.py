import numpy as np

a = np.array([1.0, 2.0])
E = np.sum(a ** 3)
