import { auth } from "@clerk/nextjs/server";
import { cancelAll, closeMyAccount } from "./actions";

export default async function AccountPage() {
  const { userId } = await auth();
  return (
    <main>
      <p>{userId}</p>
      <form action={closeMyAccount}>
        <button>Close my account</button>
      </form>
      <form action={async () => {
        "use server";
        await cancelAll();
      }}>
        <button>Clear</button>
      </form>
    </main>
  );
}
