// ok: secret-in-built-chunk
const key = "sk_live_9IOQD1630CUrCRAUaFnYVKwQzpLUCadT2rIhEhvLlb"
