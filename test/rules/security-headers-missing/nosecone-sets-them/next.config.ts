// ok: security-headers-missing
export default { transpilePackages: ['@acme/security'] }
