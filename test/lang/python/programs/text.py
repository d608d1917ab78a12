#%% f-strings of floats
x = 3.14159
s = f'{x:.2f}'
a = s == '3.14'
b = len(f'{x}')
c = float(f'{x:.3f}')
d = f'{x:8.2f}' == '    3.14'
e = f'{1234567.891:,.2f}' == '1,234,567.89'
g = f'{0.00001234:.2e}' == '1.23e-05'
h = f'{0.25:.1%}' == '25.0%'
i = f'{1e20:g}' == '1e+20'
j = f'{x:<8.1f}|' == '3.1     |'
k = f'{x:+.1f}' == '+3.1'
l = f'{7:05d}' == '00007'
m = f'{7:.1f}' == '7.0'
n = f'{255:x}' == 'ff'
o = f'{5:b}' == '101'
p = f'{x!r}' == '3.14159'
q = f'{1e-7}' == '1e-07'
r = f'{100000000000000000.0}' == '1e+17'
t = f'{0.1 + 0.2}' == '0.30000000000000004'
u = f'{2.0}' == '2.0'
v = f'{float("inf")}' == 'inf'
#%% percent
x = 3.14159
a = '%.3f' % x == '3.142'
b = '%d' % 3.7 == '3'
c = '%5.1f|%s|%d' % (2.25, 'ab', 7) == '  2.2|ab|7'
d = '%e' % 12345.678 == '1.234568e+04'
e = '%g' % 0.0001 == '0.0001'
f = '%s' % 2.5 == '2.5'
g = '%03d' % 7 == '007'
h = '%%' % () == '%'
i = '%(a)d-%(b)s' % {'a': 1, 'b': 'x'} == '1-x'
j = '%s' % [1, 2] == '[1, 2]'
k = '%r' % 'a' == "'a'"
l = '%x' % 255 == 'ff'
m = '%c' % 'z' == 'z'
n = '%+d' % 5 == '+5'
o = '%-6s|' % 'ab' == 'ab    |'
p = '%*d' % (4, 5) == '   5'
#%% format
x = 2.71828
a = '{:.2f}'.format(x) == '2.72'
b = '{0}-{1}-{0}'.format(1, 'b') == '1-b-1'
c = '{n:>5}'.format(n=3) == '    3'
d = '{:.3e}'.format(x) == '2.718e+00'
e = '{}'.format(x) == '2.71828'
f = '{:d}'.format(5) == '5'
g = '{:s}'.format('q') == 'q'
h = '{:>10.2f}'.format(x) == '      2.72'
i = '{!r}'.format('a') == "'a'"
j = '{:{w}.{p}f}'.format(x, w=8, p=1) == '     2.7'
k = '{0[1]}'.format([1, 2]) == '2'
l = format(x, '.1f') == '2.7'
m = '{:,}'.format(1234567) == '1,234,567'
n = '{:^7}|'.format('ab') == '  ab   |'
o = '{:08.3f}'.format(x) == '0002.718'
p = '{:.2%}'.format(0.1234) == '12.34%'
q = '{:g}'.format(1e-5) == '1e-05'
r = '{:.3g}'.format(1234.5) == '1.23e+03'
#%% computed numbers
W = np.array([[1.0, 2.0], [3.0, 4.0]])
loss = np.sum(W ** 2)
s = 'loss: %.3f' % loss
a = s == 'loss: 30.000'
b = f'{loss}' == '30.0'
c = str(loss) == '30.0'
d = f'{loss:.4f}' == '30.0000'
e = str(W.shape) == '(2, 2)'
f = f'{W.shape[0]}x{W.shape[1]}' == '2x2'
g = '{:.1f}'.format(W.mean()) == '2.5'
h = float('%.2f' % (loss / 7))
i = f'{W[0, 0]:.1f}'
results = {}
results['%.1f' % 0.5] = 3.0
j = results['0.5']
results[f'{loss:.0f}'] = 4.0
k = results['30']
l = str(np.argmax(W)) == '3'
m = str(int(loss)) == '30'
#%% parameter names
params = {}
sizes = [3, 4, 2]
L = len(sizes)
for l in range(1, L):
    params['W' + str(l)] = np.ones((sizes[l], sizes[l - 1])) * l
    params[f'b{l}'] = np.zeros((sizes[l], 1))
    params['%s%d' % ('g', l)] = l
    params['h{}'.format(l)] = l
a = params['W1'].sum() + params['W2'].sum()
L2 = len(params) // 4
b = params['W' + str(L2)].sum()
c = 0.0
for name in params:
    if name.startswith('W'):
        k = int(name[1:])
        c += k * params[name].sum()
d = sum(int(n[1:]) for n in params if n[0] == 'b')
e = params[f'W{L2 - 1}'].shape[0]
f = params['g2'] + params['h1']
last = max(int(k[1:]) for k in params if k.startswith('W'))
g = params['W%d' % last].sum()
idx = np.argmax([1, 5, 2])
h = params[f'W{idx}'].sum()
h2 = params['W' + str(idx)].sum()
i = params['W' + str(np.int64(2))].sum()
layers = {f'layer_{i}': np.eye(2) * i for i in range(3)}
j = layers[f'layer_{len(layers) - 1}'].sum()
m = sum(v.sum() for k, v in sorted(layers.items()))
n = name.replace('W', '')
o = int(name.split('h')[1])
q = 'W' + str(1.0) == 'W1.0'
r = sorted(params.keys())[0] == 'W1'
#%% str of things
a = str([1, 2.5, 'a']) == "[1, 2.5, 'a']"
b = str((1,)) == '(1,)'
c = str({'a': 1}) == "{'a': 1}"
d = str(None) == 'None'
e = str(True) == 'True'
f = repr('a') == "'a'"
g = str(1e16) == '1e+16'
h = str(123456789.123) == '123456789.123'
i = str(1/3) == '0.3333333333333333'
j = repr(0.1) == '0.1'
k = str(-5) == '-5'
l = int('12') + float('1.5e1')
n = len(str(2 ** 10))
o = [int(c) for c in str(12345)]
p = sum(o)
q = str(np.float64(2.5)) == '2.5'
r = str(1.0 * 3) == '3.0'
s = '{:.2f} {:.2f}'.format(*[1.0, 2.0]) == '1.00 2.00'
t = ', '.join(f'{v:.1f}' for v in np.array([1.0, 2.5])) == '1.0, 2.5'
u = ' '.join(map(str, [1, 2, 3])) == '1 2 3'
v = 'ab'.center(6, '*') == '**ab**'
w = 'a,b'.split(',')[1] == 'b'
x = 'hello'[::-1] == 'olleh'
y = 'Hello World'.swapcase() == 'hELLO wORLD'
z = 'x=1'.partition('=')[2] == '1'
#%% rounding
a = f'{0.5:.0f}' == '0'
b = f'{1.5:.0f}' == '2'
c = f'{2.675:.2f}' == '2.67'
d = f'{1.005:.2f}' == '1.00'
e = '%.1f' % 0.25 == '0.2'
f = f'{123.456:.0f}' == '123'
g = f'{1e22:.1f}' == '10000000000000000000000.0'
h = f'{0.000123456:g}' == '0.000123456'
i = f'{123456789.0:g}' == '1.23457e+08'
j = f'{100000.0:g}' == '100000'
k = f'{float("nan"):.2f}' == 'nan'
l = f'{-1.5:.0f}' == '-2'
#%% methods of text
s = 'The quick brown fox'
a = len(s.split())
b = s.lower().count('o')
c = s.index('quick')
d = s.rsplit(' ', 1)[1] == 'fox'
e = s.endswith(('fox', 'dog'))
f = ''.join(sorted('hello')) == 'ehllo'
g = 'abc' * 2 == 'abcabc'
h = 'a' in s
i = s.title() == 'The Quick Brown Fox'
j = s.isalnum()
k = 'x1'.isalnum()
l = '12'.isnumeric()
m = 'abc'.isidentifier()
n = s.find('zzz')
o = 'tEsT'.capitalize() == 'Test'
p = 'a-b_c'.replace('-', '_').split('_')
q = len(p)
r = '  pad '.strip() == 'pad'
t = 'ab\ncd'.splitlines()[1] == 'cd'
u = s.removeprefix('The ') == 'quick brown fox'
v = s.translate(str.maketrans('aeiou', '12345'))[2] == '2'
w2 = 'a, b!'.translate(str.maketrans('', '', ',!')) == 'a b'
w = ''.join(c for c in s if c.isalpha())
x = len(w)
y = s.casefold() == s.lower()
z = 'a b'.encode('utf-8').decode() == 'a b'
t2 = max('hello') == 'o'
t3 = list('abc')[1] == 'b'
t4 = s.expandtabs() == s
t5 = 'abc' < 'abd'
t6 = 'x'.join(['1', '2']) == '1x2'
t7 = s.rpartition(' ')[0] == 'The quick brown'
t8 = 'aXbX'.rstrip('X') == 'aXb'
t9 = s.rindex('o')

#%% texts of computed numbers while training
X = np.random.RandomState(0).randn(50, 3)
w = np.zeros(3)
y = X @ np.array([1.0, 2.0, 3.0])
history = {'loss': [], 'msg': []}
for it in range(100):
    r = X @ w - y
    loss = np.mean(r ** 2)
    g = 2 * X.T @ r / len(y)
    w = w - 0.1 * g
    if it % 10 == 0:
        print(f'iter {it}: loss = {loss:.4f}, norm {np.linalg.norm(g):.3e}')
        print('iter %d loss %.3f' % (it, loss), ', '.join(f'{v:.2f}' for v in w))
        history['msg'].append('loss ' + str(loss))
    history['loss'].append(loss)
a = history['loss'][-1]
b = float(f'{loss:.6f}')
c = history['msg'][3] == 'loss ' + str(history['loss'][30])
