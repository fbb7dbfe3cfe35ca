// ok: guard-never-refuses
const auth = () => ({ id: 'fakeId' })

export const user = auth()
