/** What the binary offers. Pointers and steps are bytes, sizes are entries; nothing may overlap unless said. */

export { factorCholesky, reverseCholesky } from "./cholesky";
export { gemm } from "./gemm";
export { factorLU } from "./lu";
export { pairs } from "./pairs";
export { logsumexpRows, maxColumns, maxRows, softmaxRows, sumColumns, sumRows, sumRun } from "./reduce";
export { transpose } from "./transpose";
export { solveLower, solveUpper } from "./triangular";
export { map } from "./unary";
