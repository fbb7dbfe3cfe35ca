// ok: secret-in-source
export const isSecretKey = (key: string) => key.startsWith('sk_test_') || key.startsWith('sk_live_')
