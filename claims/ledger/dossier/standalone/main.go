// Check the checkpoint and every inclusion proof of a dossier: go run main.go [FOLDER]; exit code 0 or 1.
//
// The cryptography is golang.org/x/mod/sumdb, which the Go project uses for its own checksum database.
// Not checked here: people's signatures, disclosed words and quotes; see verify.py.
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// A head is a verified checkpoint: the text of its note as it is in the file, the size and the root.
type head struct {
	signed string
	size   int64
	root   tlog.Hash
}

func readHead(folder string) (head, string, error) {
	vkey, err := os.ReadFile(filepath.Join(folder, "data/vkey"))
	if err != nil {
		return head{}, "", err
	}
	key := strings.TrimSpace(string(vkey))
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return head{}, "", err
	}
	signed, err := os.ReadFile(filepath.Join(folder, "data/checkpoint"))
	if err != nil {
		return head{}, "", err
	}
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return head{}, "", err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 {
		return head{}, "", errors.New("the checkpoint must have three lines")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return head{}, "", err
	}
	root, err := tlog.ParseHash(lines[2])
	return head{string(signed), size, root}, key, err
}

// checkAct checks that an act is in the tree at the place that its file's name says.
func checkAct(folder, path string, tree head) error {
	name := strings.TrimSuffix(filepath.Base(path), ".json")
	place, err := strconv.ParseInt(name, 10, 64)
	if err != nil {
		return err
	}
	act, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	proof, err := os.ReadFile(filepath.Join(folder, "data/proofs", name+".tlog-proof"))
	if err != nil {
		return err
	}
	first, signed, _ := strings.Cut(string(proof), "\n\n")
	lines := strings.Split(first, "\n")
	if len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" || lines[1] != fmt.Sprintf("index %d", place) {
		return errors.New("the proof is of another act")
	}
	if signed != tree.signed {
		return errors.New("the proof is of another checkpoint")
	}
	var steps tlog.RecordProof
	for _, line := range lines[2:] {
		step, err := tlog.ParseHash(line)
		if err != nil {
			return err
		}
		steps = append(steps, step)
	}
	return tlog.CheckRecord(steps, tree.size, tree.root, place, tlog.RecordHash(act))
}

func main() {
	folder := "."
	if len(os.Args) > 1 {
		folder = os.Args[1]
	}
	tree, key, err := readHead(folder)
	if err != nil {
		fmt.Printf("FAIL: the checkpoint does not hold: %v\n", err)
		os.Exit(1)
	}
	acts, _ := filepath.Glob(filepath.Join(folder, "data/events/*.json"))
	failed := 0
	for _, path := range acts {
		if err := checkAct(folder, path, tree); err != nil {
			fmt.Printf("  %q: %v\n", path, err)
			failed++
		}
	}
	if failed > 0 || len(acts) == 0 {
		fmt.Printf("FAIL: %d of %d acts are not in the tree of the checkpoint\n", failed, len(acts))
		os.Exit(1)
	}
	fmt.Printf("PASS: %d acts are in the tree of %d that the checkpoint covers\n  key %s\n", len(acts), tree.size, key)
}
