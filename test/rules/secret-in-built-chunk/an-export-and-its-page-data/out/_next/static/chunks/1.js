// ruleid: secret-in-built-chunk
let w={signingSecret:"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"};
