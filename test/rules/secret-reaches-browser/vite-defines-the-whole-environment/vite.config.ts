import react from '@vitejs/plugin-react'
import { defineConfig, loadEnv } from 'vite'

export default defineConfig(({ mode }) => {
  const env = loadEnv(mode, process.cwd(), '')
  const visible = loadEnv(mode, process.cwd(), 'VITE_')
  return {
    plugins: [react()],
    // ruleid: secret-reaches-browser
    envPrefix: ['VITE_', 'CLERK_'],
    define: {
      // ruleid: secret-reaches-browser
      'process.env': env,
      // ok: secret-reaches-browser
      __VISIBLE__: JSON.stringify(visible),
      // ruleid: secret-reaches-browser
      __CLERK_KEY__: JSON.stringify(env.CLERK_SECRET_KEY),
      // ok: secret-reaches-browser
      'process.env.CLERK_SECRET_KEY': 'undefined',
      // ok: secret-reaches-browser
      __BUILT_AT__: JSON.stringify(Date.now()),
    },
  }
})
