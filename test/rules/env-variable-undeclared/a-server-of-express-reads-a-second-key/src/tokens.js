// ruleid: env-variable-undeclared
const signing = sign(process.env.TOKENS_PRIVATE_KEY)
// ok: env-variable-undeclared
const port = process.env.PORT
module.exports = { signing, port }
