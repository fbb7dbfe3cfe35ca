// ruleid: secret-in-source
// ok: secret-in-built-chunk
let r="sk_live_9IOQD1630CUrCRAUaFnYVKwQzpLUCadT2rIhEhvLlb";
