# An elementwise function h = g(a) passes its signal on entry by entry: ā = h̄ ⊙ g′(a).
# Change tanh to np.exp or np.sin and watch ā follow.
import numpy as np

a = np.linspace(-2, 2, 5)
y = np.array([-1.0, -0.5, 0.0, 0.5, 1.0])

h = np.tanh(a)
c = np.sum((h - y) ** 2)
