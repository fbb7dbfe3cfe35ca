// ruleid: role-from-public-env
export const mayModerate = (id: string) => id === process.env.NEXT_PUBLIC_MODERATOR_ID
