// ruleid: security-headers-missing
export default {}
