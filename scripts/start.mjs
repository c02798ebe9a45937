import { runOnProjectNode } from './toolchain.mjs';

runOnProjectNode('./start-app.ts');
