// ok: secret-in-built-chunk
let onTheServer="sk_test_Av7eOcPCIiahIBHkiXQqiAS4yCNsSqNXGtwpPJkxsg";
