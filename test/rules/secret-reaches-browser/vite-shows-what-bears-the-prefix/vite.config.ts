import { defineConfig, loadEnv } from 'vite'

export default defineConfig(({ mode }) => {
  const env = loadEnv(mode, process.cwd())
  return {
    // ok: secret-reaches-browser
    envPrefix: 'APP_',
    // ok: secret-reaches-browser
    define: { 'process.env': env },
    // ok: secret-reaches-browser
    server: { proxy: { '/api': { target: env.VITE_API, headers: { authorization: process.env.API_SECRET ?? '' } } } },
  }
})
