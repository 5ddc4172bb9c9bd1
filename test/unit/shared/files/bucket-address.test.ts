import { describe, expect, it } from "vitest";
import { bucketAddress } from "../../../../shared/files/bucket-address.ts";

describe("the address of a bucket", () => {
  it("is a host of its own on AWS", () => {
    const endpoint = new URL("https://s3.eu-south-1.amazonaws.com");
    const address = bucketAddress({ endpoint, isAws: true }, "portale-files");
    expect([address.endpoint.href, address.root]).toEqual([
      "https://portale-files.s3.eu-south-1.amazonaws.com/",
      "/",
    ]);
  });

  it("is a folder of an emulator's", () => {
    const endpoint = new URL("http://127.0.0.1:4566");
    const address = bucketAddress({ endpoint, isAws: false }, "portale-files");
    expect([address.endpoint.href, address.root]).toEqual([
      "http://127.0.0.1:4566/",
      "/portale-files/",
    ]);
  });
});
