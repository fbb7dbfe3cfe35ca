import { saveSettings, resetSettings } from './actions'

export default function SettingsPage() {
  return (
    <form action={saveSettings}>
      <input name="theme" />
      <button formAction={resetSettings}>Reset</button>
    </form>
  )
}
