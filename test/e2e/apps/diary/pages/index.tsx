export default function Home() {
	return <h1>Diary</h1>
}
