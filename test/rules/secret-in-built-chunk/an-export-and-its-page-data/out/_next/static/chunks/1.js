// ruleid: secret-in-built-chunk
let w={signingSecret:"whsec_…"};
