// ruleid: security-headers-missing
export default { pageExtensions: ['page.tsx', 'page.ts'] }
