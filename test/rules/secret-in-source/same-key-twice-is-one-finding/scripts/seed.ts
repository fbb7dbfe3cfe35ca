// ruleid: secret-in-source
const first = 'sk_test_9IOQD1630CUrCRAUaFnYVKwQzpLUCadT2rIhEhvLlb'
// ok: secret-in-source
const again = 'sk_test_9IOQD1630CUrCRAUaFnYVKwQzpLUCadT2rIhEhvLlb'
// ruleid: secret-in-source
const other = 'sk_test_Av7eOcPCIiahIBHkiXQqiAS4yCNsSqNXGtwpPJkxsg'

export const keys = [first, again, other]
