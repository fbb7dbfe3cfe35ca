export default {
  // ok: secret-reaches-browser
  serverRuntimeConfig: { key: process.env.CLERK_SECRET_KEY },
  // ok: secret-reaches-browser
  publicRuntimeConfig: { name: process.env.npm_package_name },
}
