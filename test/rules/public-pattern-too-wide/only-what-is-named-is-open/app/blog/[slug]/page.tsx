export default function Post() {
  return <article>Post</article>
}
