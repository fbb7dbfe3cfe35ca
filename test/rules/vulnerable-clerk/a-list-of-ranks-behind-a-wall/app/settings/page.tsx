import { PrismaClient } from '@prisma/client'

const db = new PrismaClient()

export default async function SettingsPage() {
  return <main>{JSON.stringify(await db.setting.findMany())}</main>
}
