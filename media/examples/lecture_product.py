# The product Z = XY: X̄ = Z̄Yᵀ and Ȳ = XᵀZ̄ cost O(n³); contracting the full Jacobian costs O(n⁴).
# Open the cost section, then change n.
import numpy as np

n = 8
X = np.cos(np.arange(n * n)).reshape(n, n)
Y = np.sin(np.arange(n * n)).reshape(n, n)
T = np.eye(n)

Z = X @ Y
c = np.sum((Z - T) ** 2)
