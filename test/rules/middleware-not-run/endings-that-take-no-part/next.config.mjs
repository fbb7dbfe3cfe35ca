export default { pageExtensions: ['page.tsx', 'page.ts'] }
