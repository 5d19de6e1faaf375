import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

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
        // What the sign-in page needs stays in one piece, also what pages loaded later share with it.
        advancedChunks: { groups: [{ name: 'main', test: /src\/main\.tsx|node_modules\/(react|react-dom|scheduler)\// }] },
        chunkFileNames: chunk => `assets/${chunk.name === 'Suite' ? 'admin' : chunk.name}-[hash].js`,
      },
    },
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: true, allowedHosts: ['.localhost'] },
  test: { include: ['test/**/*.test.ts'], environment: 'node' },
});
