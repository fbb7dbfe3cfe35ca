const config = {
  env: {
    // ruleid: secret-under-public-prefix
    CLERK_SECRET_KEY: process.env.CLERK_SECRET_KEY,
    // ok: secret-under-public-prefix
    APP_VERSION: process.env.npm_package_version,
  },
}

export default config
