import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { fakeCentre } from './dev/plugin';
import { licences } from './dev/licences';

/** `--mode fake` answers /api itself; otherwise it goes to a centre on this machine. */
export default defineConfig(({ mode }) => ({
  plugins: [svelte({ compilerOptions: { css: 'external' } }), licences(), ...(mode === 'fake' ? [fakeCentre()] : [])],
  build: {
    target: 'es2022',
    // The centre's Content-Security-Policy allows nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Smaller by a tenth than what comes with Vite. Not pure_getters: reading a state is what makes Svelte follow it.
    minify: 'terser',
    terserOptions: { module: true, compress: { passes: 2 } },
    emptyOutDir: true,
  },
  server: mode === 'fake' ? {} : { proxy: { '/api': process.env['SDVP_CENTRE'] ?? 'http://127.0.0.1:8080' } },
}));
