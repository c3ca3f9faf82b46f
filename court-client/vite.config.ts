import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const server = process.env.COURT_SERVER ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [vue()],
  resolve: {
    alias: [
      { find: '@', replacement: fileURLToPath(new URL('./src', import.meta.url)) },
      // Our playlists have one picture and one sound; the light build leaves out what they never use.
      { find: /^hls\.js$/, replacement: 'hls.js/dist/hls.light.mjs' },
    ],
  },
  build: {
    // Android System WebView and WeChat's own browser lag years behind Chrome.
    target: ['chrome87', 'safari14'],
    chunkSizeWarningLimit: 700,
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': { target: server },
      '/hub': { target: server, ws: true },
    },
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'], testTimeout: 10_000 },
})
