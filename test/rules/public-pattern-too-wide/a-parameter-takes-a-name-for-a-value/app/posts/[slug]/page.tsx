export default function PostPage() {
  return <p>A post</p>
}
