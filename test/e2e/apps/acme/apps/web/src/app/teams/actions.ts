'use server'

import { archiveTeam } from '@acme/data'
import { redirect } from 'next/navigation'

export async function archive(formData: FormData): Promise<void> {
  await archiveTeam(String(formData.get('team')))
  redirect('/teams')
}
