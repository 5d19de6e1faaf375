import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Chunks that pages are measured by: what is loaded by itself, and what the sign-in page needs. */
const standsAlone = (chunk: { name: string; isDynamicEntry: boolean }) =>
  (chunk.isDynamicEntry && chunk.name !== 'Suite') || ['main', 'rolldown-runtime'].includes(chunk.name);

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2023',
    // Below this size vite would inline assets as data: addresses, which the policy allows for pictures only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        entryFileNames: 'assets/main-[hash].js',
        // What the sign-in page needs stays in one piece, also what pages loaded later share with it. What forms and
        // screens share with the application is loaded with it, and counts as a part of it.
        advancedChunks: { groups: [{ name: 'main', test: /src\/main\.tsx|node_modules\/(react|react-dom|scheduler)\// }] },
        chunkFileNames: chunk => `assets/${standsAlone(chunk) ? chunk.name : 'admin'}-[hash].js`,
      },
    },
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: true, allowedHosts: ['.localhost'] },
  test: { include: ['test/**/*.test.ts'], environment: 'node' },
});
