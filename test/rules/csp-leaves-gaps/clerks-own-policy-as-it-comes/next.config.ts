// ruleid: security-headers-missing
export default { reactStrictMode: true }
