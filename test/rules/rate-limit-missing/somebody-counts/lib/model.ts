import OpenAI from 'openai'

const openai = new OpenAI()

export async function ask(question: string) {
  // ok: rate-limit-missing
  const answer = await openai.chat.completions.create({
    model: 'gpt-4o-mini',
    messages: [{ role: 'user', content: `${question}` }],
  })
  return answer.choices[0]?.message.content
}
