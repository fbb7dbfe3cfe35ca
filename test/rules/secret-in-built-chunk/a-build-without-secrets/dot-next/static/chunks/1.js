// ok: secret-in-built-chunk
let k="sk_test_xxxxxxxxxxxxxxxxxxxxxxxx",p="re_exports_of_a_module";
// ok: secret-in-built-chunk
let h="-----BEGIN PRIVATE KEY-----",f=e=>h+e;
// ok: secret-in-built-chunk
let u="pk_test_Y2FsbS1vdHRlci0xMi5jbGVyay5hY2NvdW50cy5kZXYk";
