// ok: security-headers-missing
module.exports = { reactStrictMode: true }
