// ok: matcher-leaves-endpoint-open
export const GET = () => new Response('up')
