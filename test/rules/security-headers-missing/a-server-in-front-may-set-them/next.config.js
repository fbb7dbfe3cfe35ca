// ruleid: security-headers-missing
module.exports = { output: 'standalone' }
