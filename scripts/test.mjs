import { runOnProjectNode } from './toolchain.mjs';

runOnProjectNode('./run-tests.ts');
