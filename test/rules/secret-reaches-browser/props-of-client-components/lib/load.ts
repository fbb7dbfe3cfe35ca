export async function load(key: string) {
  const answer = await fetch('https://api.example.com/v1/report', { headers: { authorization: key } })
  return answer.text()
}
