import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  // A font or icon inlined as data: would widen what the page may load.
  build: {
    assetsInlineLimit: 0,
    rolldownOptions: {
      // An icon is 300 bytes: each alone would be a request. Fans get no script of these pages, so front of house is one
      // chunk for the sake of its styles: one file, which every further page has already.
      output: {
        codeSplitting: {
          groups: [
            { name: 'house', test: /src\/routes\/\(fans\)\// },
            { name: 'icons', test: /@lucide/ },
            { name: 'svelte', test: /node_modules\/(svelte|esm-env|clsx)\// },
          ],
        },
      },
    },
  },
  plugins: [
    sveltekit({
      adapter: adapter({ out: 'build', precompress: true, envPrefix: 'STAGEDOOR_PAGES_' }),
      // The check by origin stands in hooks.server.ts: it compares with the configured address, kit with the Host header.
      csrf: { trustedOrigins: ['*'] },
      csp: {
        mode: 'auto',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          // The hash of kit's own hidden announcer of page changes; the crew's pages are given more in security.ts.
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
          'img-src': ['self', 'blob:'],
          'media-src': ['self', 'blob:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'manifest-src': ['self'],
          'worker-src': ['self'],
          'form-action': ['self'],
          'base-uri': ['none'],
          'frame-ancestors': ['none'],
          'object-src': ['none'],
        },
      },
      version: { pollInterval: 0 },
    }),
  ],
})
