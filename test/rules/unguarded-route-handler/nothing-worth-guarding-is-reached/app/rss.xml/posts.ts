export const posts = [{ title: 'Hello' }, { title: 'World' }]
