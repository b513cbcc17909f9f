// Says of each folder on standard input whether the Compose project in it loads, as `docker compose config` would.
// One line of JSON a folder: {"folder": "...", "error": "..."}; the error is empty where it loads.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/sirupsen/logrus"
)

type answer struct {
	Folder string `json:"folder"`
	Error  string `json:"error"`
}

func main() {
	logrus.SetOutput(io.Discard)
	out := json.NewEncoder(os.Stdout)
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		folder := lines.Text()
		text := ""
		if err := load(folder); err != nil {
			text = strings.ReplaceAll(err.Error(), folder+string(filepath.Separator), "")
		}
		if err := out.Encode(answer{folder, text}); err != nil {
			panic(err)
		}
	}
}

func load(folder string) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("panic: %v", cause)
		}
	}()
	// COMPOSE_FILE counts from where the command is called.
	if err := os.Chdir(folder); err != nil {
		return err
	}
	options, err := cli.NewProjectOptions(nil,
		cli.WithWorkingDirectory(folder),
		cli.WithEnvFiles(),
		cli.WithDotEnv,
		cli.WithConfigFileEnv,
		cli.WithDefaultConfigPath,
		cli.WithEnvFiles(),
		cli.WithDotEnv,
		cli.WithDefaultProfiles(),
	)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	_, err = options.LoadProject(ctx)
	return err
}
