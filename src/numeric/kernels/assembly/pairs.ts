/** Functions of every pair of entries. */

const ADD: i32 = 0;
const SUBTRACT: i32 = 1;
const MULTIPLY: i32 = 2;
const DIVIDE: i32 = 3;
const GREATER: i32 = 4;
const GREATER_EQUAL: i32 = 5;
const LESS: i32 = 6;
const LESS_EQUAL: i32 = 7;
const EQUAL: i32 = 8;
const NOT_EQUAL: i32 = 9;

/** zᵢⱼ ← f(xᵢⱼ, yᵢⱼ), rows×n; x and y are stepped by `xr`, `yr` bytes from row to row and by 8 or 0 (`xs`, `ys`) within one. */
export function pairs(
  f: i32, x: usize, xr: usize, xs: usize, y: usize, yr: usize, ys: usize, z: usize, rows: i32, n: i32,
): void {
  switch (f) {
    case ADD: return run(ADD, x, xr, xs, y, yr, ys, z, rows, n);
    case SUBTRACT: return run(SUBTRACT, x, xr, xs, y, yr, ys, z, rows, n);
    case MULTIPLY: return run(MULTIPLY, x, xr, xs, y, yr, ys, z, rows, n);
    case DIVIDE: return run(DIVIDE, x, xr, xs, y, yr, ys, z, rows, n);
    case GREATER: return run(GREATER, x, xr, xs, y, yr, ys, z, rows, n);
    case GREATER_EQUAL: return run(GREATER_EQUAL, x, xr, xs, y, yr, ys, z, rows, n);
    case LESS: return run(LESS, x, xr, xs, y, yr, ys, z, rows, n);
    case LESS_EQUAL: return run(LESS_EQUAL, x, xr, xs, y, yr, ys, z, rows, n);
    case EQUAL: return run(EQUAL, x, xr, xs, y, yr, ys, z, rows, n);
    case NOT_EQUAL: return run(NOT_EQUAL, x, xr, xs, y, yr, ys, z, rows, n);
  }
}

// @ts-ignore: decorator
@inline
function run(
  f: i32, x: usize, xr: usize, xs: usize, y: usize, yr: usize, ys: usize, z: usize, rows: i32, n: i32,
): void {
  for (; rows > 0; rows--, x += xr, y += yr, z += <usize>n << 3) {
    if (xs == 0) row(f, x, true, y, false, z, n);
    else if (ys == 0) row(f, x, false, y, true, z, n);
    else row(f, x, false, y, false, z, n);
  }
}

/** A row, in which one of the operands may be a single number. */
// @ts-ignore: decorator
@inline
function row(f: i32, x: usize, oneX: bool, y: usize, oneY: bool, z: usize, n: i32): void {
  const u = v128.load64_splat(x);
  const v = v128.load64_splat(y);
  const end = z + (<usize>(n & ~1) << 3);
  for (; z < end; z += 16) {
    v128.store(z, value(f, oneX ? u : v128.load(x), oneY ? v : v128.load(y)));
    if (!oneX) x += 16;
    if (!oneY) y += 16;
  }
  if (n & 1) v128.store_lane<f64>(z, value(f, v128.load64_splat(x), v128.load64_splat(y)), 0);
}

// @ts-ignore: decorator
@inline
function value(f: i32, x: v128, y: v128): v128 {
  if (f == ADD) return f64x2.add(x, y);
  if (f == SUBTRACT) return f64x2.sub(x, y);
  if (f == MULTIPLY) return f64x2.mul(x, y);
  if (f == DIVIDE) return f64x2.div(x, y);
  return v128.and(f64x2.splat(1), compare(f, x, y));
}

// @ts-ignore: decorator
@inline
function compare(f: i32, x: v128, y: v128): v128 {
  if (f == GREATER) return f64x2.gt(x, y);
  if (f == GREATER_EQUAL) return f64x2.ge(x, y);
  if (f == LESS) return f64x2.lt(x, y);
  if (f == LESS_EQUAL) return f64x2.le(x, y);
  if (f == EQUAL) return f64x2.eq(x, y);
  return f64x2.ne(x, y);
}
