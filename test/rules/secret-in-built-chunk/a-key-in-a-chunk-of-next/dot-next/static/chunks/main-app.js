// ok: secret-in-built-chunk
let again="sk_live_9IOQD1630CUrCRAUaFnYVKwQzpLUCadT2rIhEhvLlb";
// ok: secret-in-built-chunk
let pk="pk_live_Y2xlcmsuZXhhbXBsZS5jb20k";
